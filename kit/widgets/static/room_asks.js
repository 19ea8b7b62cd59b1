// What a page asks the server of a room once somebody does something there.
import { ask } from "./room_transport.js";

export function roomAsks() {
  const parts = new Map(); // address -> what many see: asked for again only when it is another one

  async function part(exercise, which, version) {
    if (!version) return undefined;
    const address = `/api/result/${exercise}/${which}`, kept = parts.get(address);
    if (kept?.version === version) return kept.html;
    const { html } = await ask(address);
    parts.set(address, { version, html });
    return html;
  }

  return {
    state: () => ask("/api/state"),
    pause: () => ask("/api/pause", {}),
    sit: (group) => ask("/api/group", { group }),
    history: async (place) => (await ask(`/api/history/${place}`)).history,
    result: async (exercise) => {
      const { own, side, room } = await ask(`/api/result/${exercise}`);
      return { own, side: await part(exercise, "side", side), room: await part(exercise, "room", room) };
    },
  };
}

// Between a notebook and its kernel, in messages. Answers never travel in the widget's state, which a notebook saves.
import { newId } from "./queue.js";

const KERNEL_PATIENCE = 10000;

/** @returns {Transport & { close(): void }} */
export function kernelTransport(model) {
  const open = new Map();
  const hear = (message) => {
    const { settle, timer } = open.get(message.request) ?? {};
    if (!settle) return;
    clearTimeout(timer);
    open.delete(message.request);
    settle(message);
  };
  model.on("msg:custom", hear);

  const ask = (type, content = {}) =>
    new Promise((resolve, reject) => {
      const request = newId();
      const timer = setTimeout(() => {
        open.delete(request);
        reject(new Error("the kernel does not answer"));
      }, KERNEL_PATIENCE);
      open.set(request, {
        timer,
        settle: (reply) => (reply.error ? reject(new Error(reply.error)) : resolve(reply)),
      });
      model.send({ type, request, ...content });
    });

  return {
    start: () => ask("load"),
    me: () => Promise.resolve(null),
    load: () => ask("load"),
    result: (exercise) => ask("result", { exercise }),
    send: async (answers) => (await ask("send", { answers })).receipts,
    close: () => model.off("msg:custom", hear),
  };
}

// choice: one option, or several where the item says so. "Rather not say" stands alone.
const ALONE = "rather-not-say";

export function checkedValues(group) {
  return Array.from(group.querySelectorAll("input:checked"), (input) => input.value);
}

export function checkValues(group, values) {
  for (const input of group.querySelectorAll("input")) input.checked = values.includes(input.value);
}

/** The ways to decline that stand below an item, if there are any: `value` may be one of them. */
export function checkDeclined(container, value) {
  const ways = container.querySelector(".declined");
  if (ways) checkValues(ways, [value]);
}

export const choice = {
  setup(container) {
    container.addEventListener("change", ({ target }) => {
      if (!container.dataset.many || !target.checked) return;
      for (const input of container.querySelectorAll("input:checked")) {
        if ((input.value === ALONE) !== (target.value === ALONE)) input.checked = false;
      }
    });
  },
  read(container) {
    const values = checkedValues(container);
    if (!container.dataset.many || values[0] === ALONE) return values[0] ?? null;
    return values.length ? values : null;
  },
  write: (container, value) => checkValues(container, [value ?? []].flat()),
};

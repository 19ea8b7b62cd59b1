// tick: yes or nothing, such as a table's leave to show its sheet.
export const tick = {
  read: (container) => container.querySelector("input").checked || null,
  write(container, value) {
    container.querySelector("input").checked = value === true;
  },
};

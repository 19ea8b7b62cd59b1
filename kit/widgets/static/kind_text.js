// text: a note, or the owner of a next step.
export function writeText(field, text) {
  if (field.value === text) return;
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  if (field === document.activeElement && selectionStart !== null) {
    field.setSelectionRange(selectionStart, selectionEnd);
  }
}

export const text = {
  inWords: (value) => value,
  read: (container) => container.querySelector("textarea, input").value || null,
  write: (container, value) => writeText(container.querySelector("textarea, input"), value ?? ""),
};

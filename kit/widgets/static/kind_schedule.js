// schedule: what its dates are proposed from. The other end proposes them, and the result brings them to the form.
const onlyField = (container) => container.querySelector("input, textarea");
const putText = (field, text) => {
  if (field.value !== text) field.value = text;
};

export const startDay = {
  read: (container) => (onlyField(container).validity.valid && onlyField(container).value) || null,
  write: (container, value) => putText(onlyField(container), value ?? ""),
};

export const spacing = {
  read: (container) => onlyField(container).valueAsNumber || null,
  write: (container, value) => putText(onlyField(container), `${value ?? ""}`),
};

// One date a line. What is no date is sent as well: the other end says which line it is, and the line stays.
export const holidays = {
  read(container) {
    const lines = onlyField(container).value.split("\n").map((line) => line.trim()).filter(Boolean);
    return lines.length ? [...new Set(lines)].sort() : null;
  },
  write: (container, value) => putText(onlyField(container), (value ?? []).join("\n")),
};

export function showProposals(result) {
  for (const each of result.querySelectorAll("[data-proposes]")) {
    const shown = document.querySelector(`[data-proposed="${each.dataset.proposes}"]`);
    if (shown) shown.textContent = each.textContent;
  }
}

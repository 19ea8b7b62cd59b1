// checklist: yes, partly, not yet, not for us.
import { checkedValues, checkValues } from "./kind_choice.js";

export const checklist = {
  read: (container) => checkedValues(container)[0] ?? null,
  write: (container, value) => checkValues(container, [value]),
};

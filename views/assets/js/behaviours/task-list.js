// Completes, reopens and deletes in place. The page changes at once and takes the change back if
// the server refuses it.
import { post } from "../server.js";
import { paintCheck, paintDue, refreshEmpty, titleOf } from "../task-row.js";
import { tell, tellError } from "../toast.js";

const busy = new WeakSet();

async function toggle(check) {
  if (busy.has(check)) return;
  busy.add(check);
  const wasChecked = check.getAttribute("aria-checked") === "true";
  const address = check.getAttribute("formaction");
  const row = check.closest(".task");
  const words = `${wasChecked ? "Reopened" : "Completed"} “${titleOf(row)}”`;
  paintCheck(check, !wasChecked);
  try {
    const { operation, task } = await post(address);
    const takeBack = paintDue(row, task, wasChecked);
    paintCheck(check, task.completed);
    tell(words, operation, () => {
      paintCheck(check, wasChecked);
      takeBack();
      check.focus();
    });
  } catch (error) {
    paintCheck(check, wasChecked);
    tellError(error);
  } finally {
    busy.delete(check);
  }
}

function focusNear(list, index) {
  const row = list.children[index] ?? list.lastElementChild;
  const next = row?.querySelector(".task-delete") ?? document.querySelector("#title");
  (next ?? document.querySelector("#main")).focus();
}

async function remove(row) {
  const list = row.parentElement;
  const index = [...list.children].indexOf(row);
  const hadFocus = row.contains(document.activeElement);
  const putBack = () => {
    row.classList.remove("is-new");
    list.insertBefore(row, list.children[index] ?? null);
    refreshEmpty();
    row.querySelector(".task-delete").focus();
  };
  row.remove();
  refreshEmpty();
  if (hadFocus) focusNear(list, index);
  try {
    const address = row.querySelector(".task-delete").getAttribute("formaction");
    const { operation } = await post(address);
    tell(`Deleted “${titleOf(row)}”`, operation, putBack);
  } catch (error) {
    putBack();
    tellError(error);
  }
}

export default function taskList(list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".task-check, .task-delete");
    if (!button) return;
    event.preventDefault();
    if (button.matches(".task-check")) toggle(button);
    else remove(button.closest(".task"));
  });
}

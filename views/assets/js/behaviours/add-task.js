// Adds tasks without leaving the box: Enter, and the next one can be typed. Sends one after the
// other, so that they keep their order. A text that could not be sent comes back into the box,
// and a second try carries the key of the first, so that the server never adds it twice.
import quickChips from "./quick-chips.js";
import severalLines from "./several-lines.js";
import { showNew } from "../new-rows.js";
import { newKey, post } from "../server.js";
import { tellError } from "../toast.js";

const kDoubleClick = 700;

export default function addTask(form) {
  quickChips(form);
  severalLines(form);
  const box = form.elements.title;
  let waiting = Promise.resolve();
  let pending = 0;
  let sentAt = -Infinity;
  let failed = {};

  function clearError() {
    form.querySelector(".field-error")?.remove();
    box.removeAttribute("aria-invalid");
    box.removeAttribute("aria-describedby");
  }

  function showError(message) {
    clearError();
    const words = document.createElement("p");
    words.className = "field-error";
    words.id = "title-error";
    words.setAttribute("role", "alert");
    words.textContent = message;
    form.append(words);
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", words.id);
  }

  function giveBack(title, key, error) {
    failed = { title, key };
    if (box.value !== "") return tellError(error);
    box.value = title;
    showError(error.errors?.find(({ field }) => field === "text")?.message ?? error.message);
    box.focus();
  }

  async function send(text, dismissed, key) {
    try {
      const { tasks } = await post("/tasks/quick", { text, dismissed }, { "Idempotency-Key": key });
      showNew(tasks);
    } catch (error) {
      giveBack(text, key, error);
    } finally {
      pending -= 1;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = box.value;
    if (title === "" && (pending > 0 || event.timeStamp - sentAt < kDoubleClick)) return;
    const [key, dismissed] = [failed.title === title ? failed.key : newKey(), form.dismissedPlaces()];
    failed = {};
    clearError();
    box.value = "";
    box.focus();
    pending += 1;
    sentAt = event.timeStamp;
    waiting = waiting.then(() => send(title, dismissed, key));
  });
  box.addEventListener("input", clearError);
}

// Several lines that are pasted into the box for a new task are several tasks: a page of its own
// shows what they are understood as before they are added.

export default function severalLines(form) {
  const box = form.elements.title;
  box.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (text.split("\n").filter((line) => line.trim() !== "").length < 2) return;
    event.preventDefault();
    const lines = document.createElement("textarea");
    Object.assign(lines, { name: box.name, value: box.value + text, hidden: true });
    box.disabled = true;
    form.append(lines);
    form.action = "/tasks/quick";
    form.submit();
  });
}

// Shows a moment in the reader's own zone; the server only knows UTC.

const kForms = {
  date: { dateStyle: "long" },
  moment: { dateStyle: "long", timeStyle: "short" },
};

export default function localTime(time) {
  const form = kForms[time.dataset.as];
  time.textContent = new Intl.DateTimeFormat("en-GB", form).format(new Date(time.dateTime));
}

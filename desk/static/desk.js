// On every page of the desk: times as this clock shows them, and the place on a page that a sign-in would lose.
"use strict";
for (const time of document.querySelectorAll("time")) {
  const at = new Date(time.dateTime), today = at.toDateString() === new Date().toDateString();
  time.title = time.textContent;
  time.textContent = at.toLocaleString([], today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
}
for (const field of document.querySelectorAll('.signin [name="to"]')) field.value += location.hash;

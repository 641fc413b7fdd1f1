// Shows the standards that were, are or will be in force on a day. The page holds a row for each
// span of days, with data-from and data-until; the address keeps the day in ?as-of=2026-01-01.
(function () {
  "use strict";

  var form = document.querySelector("[data-q-as-of]");
  if (!form) return;
  var field = form.elements["as-of"];
  var today = form.getAttribute("data-q-as-of");
  var said = form.querySelector("output");
  var rows = Array.prototype.slice.call(document.querySelectorAll("tr[data-from]"));

  function isDay(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "") && !isNaN(Date.parse(text));
  }

  function show(day) {
    var shown = rows.filter(function (row) {
      var holds = row.getAttribute("data-from") <= day && day <= row.getAttribute("data-until");
      row.classList.toggle("q-othertime", !holds);
      return holds;
    });
    var stopped = shown.filter(function (row) {
      return row.classList.contains("q-row--stopped");
    }).length;
    form.classList.toggle("is-other", day !== today);
    field.value = day;
    said.textContent = day === today ? "" : form.getAttribute("data-shown")
      .replace("{date}", day).replace("{n}", shown.length - stopped).replace("{stopped}", stopped);
  }

  function keep(day) {
    var address = new URL(location.href);
    if (day === today) address.searchParams.delete("as-of");
    else address.searchParams.set("as-of", day);
    history.replaceState(history.state, "", address);
  }

  function change(day) {
    show(day);
    keep(day);
  }

  function fromAddress() {
    var day = new URL(location.href).searchParams.get("as-of");
    show(isDay(day) ? day : today);
  }

  field.addEventListener("change", function () {
    if (isDay(field.value)) change(field.value);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    change(today);
    field.focus();
  });
  addEventListener("popstate", fromAddress);
  // Lists that draw their rows again say so; the new rows are then shown for the same day.
  document.addEventListener("q:rows", function () {
    rows = Array.prototype.slice.call(document.querySelectorAll("tr[data-from]"));
    show(field.value || today);
  });
  form.hidden = false;
  fromAddress();
})();

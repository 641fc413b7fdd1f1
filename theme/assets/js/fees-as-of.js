// Shows the standards that were, are or will be in force on a day. There is a row for each span of
// days, with data-from and data-until; the address keeps the day in ?as-of=2026-01-01.
(function () {
  "use strict";

  var form = document.querySelector("[data-q-as-of]");
  if (!form) return;
  var field = form.elements["as-of"];
  var today = form.getAttribute("data-q-as-of");
  var said = form.querySelector("output");
  // The page with the rows of other days, as long as they do not stand in this one.
  var others = form.getAttribute("data-others");
  var adding = null;
  var wanted = today;
  var rows = timedRows(document);

  function timedRows(page) {
    return Array.prototype.slice.call(page.querySelectorAll("tr[data-from]"));
  }

  function isDay(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "") && !isNaN(Date.parse(text));
  }

  function addOthers() {
    adding = adding || fetch(others).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (text) {
      timedRows(new DOMParser().parseFromString(text, "text/html")).forEach(add);
      others = "";
      rows = timedRows(document);
      document.dispatchEvent(new Event("q:added"));
    });
    return adding;
  }

  function add(row) {
    var current = document.querySelector("tr[data-item=" + row.getAttribute("data-item") + "]");
    Array.prototype.forEach.call(row.querySelectorAll("a[href]"), function (link) {
      link.href = new URL(link.getAttribute("href"), new URL(others, location.href)).href;
    });
    current.parentNode.insertBefore(row, current.nextSibling);
  }

  function show(day) {
    wanted = day;
    form.classList.toggle("is-other", day !== today);
    field.value = day;
    if (!others || day === today) return mark(day);
    addOthers().then(function () {
      mark(wanted);
    }, function () {
      adding = null;
      said.textContent = form.getAttribute("data-failed");
    });
  }

  function mark(day) {
    var shown = rows.filter(function (row) {
      var holds = row.getAttribute("data-from") <= day && day <= row.getAttribute("data-until");
      row.classList.toggle("q-othertime", !holds);
      return holds;
    });
    var stopped = shown.filter(function (row) {
      return row.classList.contains("q-row--stopped");
    }).length;
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
    rows = timedRows(document);
    show(wanted);
  });
  form.hidden = false;
  fromAddress();
})();

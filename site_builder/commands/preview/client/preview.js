// Keeps a page of the preview new: loads it again after an edit, and shows what was found.
(function () {
  "use strict";
  var content = document.currentScript.getAttribute("data-content");
  var language = document.documentElement.lang;
  var stream = null;

  function panel() {
    return document.getElementById("pv");
  }

  // Findings that the reader has put away stay away until there are others.
  function isDismissed(version) {
    try {
      return sessionStorage.getItem("pv-dismissed") === version;
    } catch (error) {
      return false;
    }
  }

  function dismiss(version) {
    try {
      sessionStorage.setItem("pv-dismissed", version);
    } catch (error) {
      // Storage may be forbidden; then the list opens again with the next page.
    }
  }

  function arm() {
    var box = panel();
    var dialog = box.querySelector("dialog");
    if (!dialog) return;
    box.querySelector("[data-pv-open]").addEventListener("click", function () {
      dialog.showModal();
    });
    box.querySelector("[data-pv-close]").addEventListener("click", function () {
      dialog.close();
    });
    dialog.addEventListener("close", function () {
      dismiss(box.dataset.version);
    });
    if (box.dataset.errors !== "0" && !isDismissed(box.dataset.version)) dialog.showModal();
  }

  function refresh() {
    fetch("/-/panel?lang=" + encodeURIComponent(language)).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      var focused = document.activeElement;
      var holder = document.createElement("div");
      holder.innerHTML = html;
      panel().replaceWith(holder.firstElementChild);
      arm();
      if (focused && document.contains(focused) && !document.querySelector("dialog[open]")) focused.focus();
    });
  }

  function hear(event) {
    var state = JSON.parse(event.data);
    if (state.content !== content) location.reload();
    else if (state.findings !== panel().dataset.version) refresh();
  }

  // A browser opens six connections to a server at most, so only a tab that is seen keeps one.
  function listen() {
    if (document.hidden && stream) {
      stream.close();
      stream = null;
    } else if (!document.hidden && !stream) {
      stream = new EventSource("/-/events");
      stream.addEventListener("state", hear);
    }
  }

  addEventListener("pagehide", function () {
    if (stream) stream.close();
    stream = null;
  });
  addEventListener("pageshow", listen);
  document.addEventListener("visibilitychange", listen);
  arm();
  listen();
})();

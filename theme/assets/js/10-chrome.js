// The frame around each page: menu drawer, colours, large text, footer and wide tables on phones.
(function () {
  "use strict";

  var root = document.documentElement;

  function store(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch (error) {
      // The choice then holds for this page only.
    }
  }

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  var TOGGLES = {
    scheme: { attribute: "data-md-color-scheme", on: "slate", off: "default" },
    text: { attribute: "data-q-text", on: "large", off: "normal" }
  };

  function isOn(toggle) {
    return root.getAttribute(toggle.attribute) === toggle.on;
  }

  function showState(name) {
    all('[data-q-toggle="' + name + '"]').forEach((button) => {
      button.setAttribute("aria-pressed", String(isOn(TOGGLES[name])));
    });
  }

  function startToggles() {
    all("[data-q-toggle]").forEach((button) => {
      var name = button.getAttribute("data-q-toggle");
      var toggle = TOGGLES[name];
      button.parentNode.hidden = false;
      button.addEventListener("click", () => {
        var value = isOn(toggle) ? toggle.off : toggle.on;
        root.setAttribute(toggle.attribute, value);
        store("q-" + name, value);
        showState(name);
      });
    });
    Object.keys(TOGGLES).forEach(showState);
  }

  // What a link or button opens over the page as a dialog, for as long as the window is narrow.
  function startDialog(opener) {
    var dialog = document.getElementById(opener.getAttribute("data-q-opens"));
    var closers = all("[data-q-closes]", dialog);
    var wide = matchMedia("(min-width: 1220px)");

    function isOpen() {
      return dialog.classList.contains("is-open");
    }

    function setOpen(open) {
      dialog.classList.toggle("is-open", open);
      root.classList.toggle("q-locked", open);
      opener.setAttribute("aria-expanded", String(open));
      dialog.setAttribute("role", open ? "dialog" : "group");
      dialog.setAttribute("aria-modal", String(open));
    }

    function close() {
      if (!isOpen()) return;
      setOpen(false);
      opener.focus();
    }

    function reachable() {
      return all("a[href], button, input, select, summary", dialog).filter((element) => {
        return element.getClientRects().length > 0;
      });
    }

    function keepFocus(event) {
      var stops = reachable();
      var first = stops[0];
      var last = stops[stops.length - 1];
      var leavesAtStart = event.shiftKey &&
        (document.activeElement === first || document.activeElement === dialog);
      if (leavesAtStart || (!event.shiftKey && document.activeElement === last)) {
        event.preventDefault();
        (event.shiftKey ? last : first).focus();
      }
    }

    // Links open it without script, as the target of the address.
    closers.concat(opener).forEach((link) => {
      if (!link.href) return;
      link.setAttribute("role", "button");
      link.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        link.click();
      });
    });
    opener.setAttribute("aria-controls", dialog.id);
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-haspopup", "dialog");
    if (!dialog.hasAttribute("aria-label")) {
      dialog.setAttribute("aria-label", opener.textContent.trim());
    }

    opener.addEventListener("click", (event) => {
      event.preventDefault();
      setOpen(true);
      closers[0].focus();
    });
    closers.forEach((closer) => {
      closer.addEventListener("click", (event) => {
        event.preventDefault();
        close();
      });
    });
    dialog.addEventListener("keydown", (event) => {
      if (!isOpen()) return;
      if (event.key === "Escape") close();
      if (event.key === "Tab") keepFocus(event);
    });
    wide.addListener(function (query) {
      if (query.matches && isOpen()) setOpen(false);
    });
    if (location.hash === "#" + dialog.id) opener.click();
  }

  function startFooter() {
    if (!matchMedia("(max-width: 719px)").matches) return;
    all(".q-footer__column").forEach((column) => {
      column.open = false;
    });
  }

  // A table that scrolls sideways must be reachable with the keyboard.
  function startTables() {
    all(".md-typeset table").forEach((table) => {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    });
  }

  startToggles();
  all("[data-q-opens]").forEach(startDialog);
  startFooter();
  startTables();
})();

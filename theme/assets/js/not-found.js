// On the page for what is not there: the last words of the address, ready to be searched for.
(function () {
  "use strict";
  var parts = location.pathname.split("/").filter(function (part) {
    return part && !/^(index|404)\.\w+$/.test(part);
  });
  var words = "";
  try {
    words = decodeURIComponent(parts.pop() || "").replace(/\.\w+$/, "").replace(/[-_+.\s]+/g, " ");
  } catch (error) {
    // An address that is no valid text offers no words.
  }
  document.querySelectorAll("main [name=q]").forEach(function (field) {
    field.value = words.trim();
  });
})();

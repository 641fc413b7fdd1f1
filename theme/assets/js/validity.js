// A page that is read after the last day of its data says so. The day is the county's, not the
// reader's: China keeps one time, eight hours ahead of UTC.
(() => {
  const EIGHT_HOURS = 8 * 60 * 60 * 1000;
  const today = new Date(Date.now() + EIGHT_HOURS).toISOString().slice(0, 10);
  document.querySelectorAll("[data-q-valid-until]").forEach((notice) => {
    notice.hidden = today <= notice.dataset.qValidUntil;
  });
})();

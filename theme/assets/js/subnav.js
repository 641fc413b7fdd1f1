// Marks, in the list of a page's parts, the part that is being read.

const links = Array.from(document.querySelectorAll(".q-subnav a"));
const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
let isAsked = false;

function mark() {
  isAsked = false;
  const read = parts.filter((part) => part && part.getBoundingClientRect().top < innerHeight / 3);
  const now = parts.indexOf(read[read.length - 1]);
  links.forEach((link, place) => {
    if (place === now) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
}

function ask() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(mark);
}

addEventListener("scroll", ask, { passive: true });
ask();

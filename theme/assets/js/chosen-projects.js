// What the pages of chosen projects share: their sheets, and what is said where there are none.
import { each, fill, sheet } from "./selection.js";

// Resolves to the projects' sheets, or to null where they could not be loaded.
export async function load(place, ids) {
  const said = place.dataset;
  let found;
  try {
    found = await Promise.all(ids.map((id) => sheet(said.root, id)));
  } catch (error) {
    tell(place, said.failed);
    return null;
  }
  const gone = ids.filter((id, at) => !found[at]);
  tell(place, gone.length ? fill(said.gone, { ids: gone.join(", ") }) : "");
  const projects = found.filter(Boolean);
  place.querySelector(".q-empty").hidden = projects.length > 0;
  each("[data-q-some]", (part) => {
    part.hidden = projects.length === 0;
  }, place);
  return projects;
}

function tell(place, message) {
  const problem = place.querySelector(".q-alert--stale");
  problem.hidden = !message;
  problem.querySelector("span").textContent = message;
}

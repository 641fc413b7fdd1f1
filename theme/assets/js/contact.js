// The contact form: the project that a link named, and nothing sent where the spam trap was filled.
const form = document.getElementById("form");
const project = new URLSearchParams(location.search).get("project");

if (project) form.elements.project.value = project;

form.addEventListener("submit", (event) => {
  if (form.elements.website.value) event.preventDefault();
});

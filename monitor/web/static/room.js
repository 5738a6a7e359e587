// Instant results: while one types, the page of the search is fetched and its results take the place of those shown.
// Without this script the form does the same by its button.
"use strict";

const form = document.querySelector("form.search");
const results = document.getElementById("results");
const WAIT = 150; // milliseconds without a key before it is asked

let timer = 0;
let asked = new AbortController();

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  const search = new URLSearchParams(given).toString();
  return search ? `/search?${search}` : "/search";
}

async function show() {
  asked.abort();
  asked = new AbortController();
  const url = address();
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return; // a date that is half typed; what is shown stays
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    results.replaceChildren(...page.getElementById("results").childNodes);
    document.title = page.title;
    history.replaceState(null, "", url);
  } catch (error) {
    if (error.name !== "AbortError") form.removeEventListener("input", later); // the button still works
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
}

form.addEventListener("input", later);

"use strict";
// Language, light and dark, print, keys: what every page has. A page adds its keys to `pageKeys`.
const root = document.documentElement;
const pageKeys = {};
const byId = (id) => document.getElementById(id);
const remembered = (name, value) => {
  try {
    if (value !== undefined) localStorage.setItem(`kg-${name}`, value);
    return localStorage.getItem(`kg-${name}`);
  } catch { return null; } // a page opened from a file may not keep anything
};

function setLanguage(language) {
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  for (const one of document.querySelectorAll("[data-ar]")) one.textContent = one.dataset[language];
  for (const one of document.querySelectorAll("[data-title-ar]"))
    one.title = language === "ar" ? one.dataset.titleAr : one.dataset.titleEn;
  for (const one of document.querySelectorAll("[data-label-ar]"))
    one.setAttribute("aria-label", language === "ar" ? one.dataset.labelAr : one.dataset.labelEn);
  const heading = document.querySelector(`h1 [data-l="${language}"]`);
  if (heading) document.title = heading.textContent;
  remembered("language", language);
}

function switchLanguage() { setLanguage(root.lang === "ar" ? "en" : "ar"); }

function switchTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remembered("theme", root.dataset.theme);
}

// Arabic folded as kg/arabic.py folds it: no vowel signs, one alef, one ya.
const folded = (text) => text.normalize("NFKC").toLowerCase()
  .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/[ىی]/g, "ي").replace(/ک/g, "ك");

root.classList.add("js");
setLanguage(remembered("language") === "en" ? "en" : "ar");
if (["light", "dark"].includes(remembered("theme"))) root.dataset.theme = remembered("theme");
byId("language").addEventListener("click", switchLanguage);
byId("theme").addEventListener("click", switchTheme);
byId("print").addEventListener("click", () => print());
byId("keys").addEventListener("click", () => byId("keys-dialog").showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.ctrlKey || event.altKey || event.metaKey || byId("keys-dialog").open) return;
  if (typing && event.code !== "Escape") return;
  // by place on the keyboard, so that they work under an Arabic layout too
  const keys = { KeyL: switchLanguage, KeyD: switchTheme, ...pageKeys };
  const key = event.key === "?" || event.key === "؟" ? "?" : event.key === "/" ? "/" : event.code;
  const action = key === "?" ? () => byId("keys-dialog").showModal() : keys[key];
  if (!action) return;
  event.preventDefault();
  action();
});

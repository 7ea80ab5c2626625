// Runs before the first paint (a plain script in the head, not a module): marks the page as scripted and folds
// the left column as this person left it, so that nothing jumps. Theme and density come from the server.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const fold = localStorage.getItem("chibo.nav");
    // wide pages (the meeting table) need the room on the usual office screen
    const narrow = root.dataset.main?.includes("wide") ? "(max-width: 1600px)" : "(max-width: 1100px)";
    if (fold === "rail" || (!fold && matchMedia(narrow).matches)) root.dataset.nav = "rail";
  } catch { /* storage may be switched off by the office; then the column is simply open */ }
})();

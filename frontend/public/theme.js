// Runs before the first paint, so that a dark page never flashes white and no accent comes late.
(function () {
  var root = document.documentElement;
  function remembered(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; then the system decides.
    }
  }
  function follows(key, yes, no, query) {
    var choice = remembered(key);
    return choice === yes || (choice !== no && matchMedia(query).matches);
  }
  var dark = follows("chronos.theme", "dark", "light", "(prefers-color-scheme: dark)");
  var high = follows("chronos.contrast", "high", "standard", "(prefers-contrast: more)");
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = high ? "high" : "standard";
  root.dataset.palette = remembered("chronos.palette") || "standard";
  root.dataset.density = remembered("chronos.density") || "comfortable";
  root.dataset.motion = remembered("chronos.motion") || "system";
  try {
    var shades = JSON.parse(remembered("chronos.branding") || "{}").shades || {};
    for (var name in shades) root.style.setProperty("--accent-" + name.replace("_", "-"), shades[name]);
  } catch {
    return; // What was remembered cannot be read: the page asks for it anyway.
  }
})();

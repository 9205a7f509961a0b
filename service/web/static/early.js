// Runs before the page is drawn, so that what needs no JavaScript to be seen does not flicker.
document.documentElement.classList.add("js");

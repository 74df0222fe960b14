// Follows a check and goes to its report; the server gives up checks whose page has gone.
"use strict";
(() => {
  const state = document.getElementById("state");
  const count = document.getElementById("count");
  const bar = document.getElementById("bar");
  const events = new EventSource(state.dataset.events);
  events.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    if (state.textContent !== now.words) state.textContent = now.words;
    count.textContent = now.count;
    if (now.total) {
      bar.max = now.total;
      bar.value = now.done;
    }
    if (now.ended) {
      events.close();
      window.location.replace(state.dataset.page);
    }
  });
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) window.location.replace(state.dataset.page);
  });
})();

// Shows only as many versions as are needed, and takes dropped files. Without it the form works as it is.
"use strict";
(() => {
  const form = document.getElementById("start");
  const drop = document.getElementById("drop");
  const more = document.getElementById("more");
  const versions = [...form.querySelectorAll(".version")];
  const input = (version, kind) => version.querySelector(`[name^="${kind}-"]`);
  const isFilled = (version) => input(version, "text").value.trim() !== "" || input(version, "file").files.length > 0;

  const hideSpare = () => {
    versions.filter((version) => "more" in version.dataset).forEach((version) => { version.hidden = !isFilled(version); });
    more.hidden = versions.every((version) => !version.hidden);
  };

  more.addEventListener("click", () => {
    const next = versions.find((version) => version.hidden);
    next.hidden = false;
    more.hidden = versions.every((version) => !version.hidden);
    input(next, "text").focus();
  });

  const take = (files) => {
    for (const file of files) {
      const version = versions.find((one) => !isFilled(one));
      if (!version) return;
      const one = new DataTransfer();
      one.items.add(file);
      input(version, "file").files = one.files;
      version.hidden = false;
    }
    more.hidden = versions.every((version) => !version.hidden);
  };

  document.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    document.body.classList.remove("over");
    take(event.dataTransfer.files);
  });

  drop.hidden = false;
  hideSpare();
})();

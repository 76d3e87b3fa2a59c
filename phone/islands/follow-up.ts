/** Takes the code from behind the # of the address, which no server has seen, and out of the address bar. */
const field = document.querySelector<HTMLInputElement>("#code");
const given = decodeURIComponent(location.hash.slice(1));
if (field && /^[\w -]{16,40}$/.test(given)) {
  field.value = given;
  history.replaceState(null, "", "/f");
}

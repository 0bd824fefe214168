// Makes a part that is shown equal to what was sent, and leaves alone what is equal already: where one has scrolled to, what is ticked, opened,
// sorted or drawn stays.
function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.dataset.figure || node.id || node.dataset.row || node.dataset.trial || '' : '';
}

// Made by scripts and not sent.
function isOwn(node) {
  return node.nodeType === Node.ELEMENT_NODE && ['key', 'tools', 'pager'].some(name => node.classList.contains(name));
}

// Classes that scripts give.
const ownClasses = ['scroll', 'selected'];

function morph(shown, sent) {
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    if (shown.data !== sent.data) shown.data = sent.data;
    return;
  }
  if (shown.dataset.figure || shown.isEqualNode(sent)) return;
  if (tables.has(shown)) {
    tables.get(shown).renew(sent, morph);
    return;
  }
  ownClasses.filter(name => shown.classList.contains(name)).forEach(name => sent.classList.add(name));
  for (const { name, value } of sent.attributes) {
    if (name !== 'open' && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  for (const { name } of [...shown.attributes]) {
    if (name !== 'open' && !sent.hasAttribute(name)) shown.removeAttribute(name);
  }
  morphChildren(shown, sent);
}

function morphChildren(shown, sent) {
  const keyed = new Map([...shown.childNodes].filter(keyOf).map(node => [keyOf(node), node]));
  let place = shown.firstChild;
  for (const wanted of [...sent.childNodes]) {
    while (place && isOwn(place)) place = place.nextSibling;
    const key = keyOf(wanted);
    const found = key ? keyed.get(key) : place && !keyOf(place) ? place : null;
    if (!found || found.nodeName !== wanted.nodeName) {
      shown.insertBefore(wanted, place);
      continue;
    }
    keyed.delete(key);
    if (found === place) place = place.nextSibling;
    else shown.insertBefore(found, place);
    morph(found, wanted);
  }
  while (place) {
    const next = place.nextSibling;
    if (!isOwn(place)) place.remove();
    place = next;
  }
}

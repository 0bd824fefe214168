// Keeps a page as things stand: the server tells by events what has changed, and the parts of the page that have are fetched and put in place.
const page = JSON.parse(document.getElementById('watch-data').textContent);
const sign = document.getElementById('connection');
const silence = 25000;
let events = null;
let state = null;
let heard = Date.now();
let fetching = false;

function tell(words) {
  sign.hidden = !words;
  if (sign.textContent !== words) sign.textContent = words;
}

function disconnected() {
  tell('Disconnected: explorer watch has ended or does not answer. Shown is the last that was heard; the page goes on by itself when it is back.');
}

function put(part) {
  const shown = document.querySelector(`[data-part="${part.id}"]`);
  const sent = document.createElement('template');
  sent.innerHTML = part.html;
  morphChildren(shown, sent.content);
  shown.dataset.revision = part.revision;
  takeTables();
  takeFigures(part.figures);
}

function isStale() {
  return state && (state.server !== page.server || Object.entries(page.seen).some(([path, revision]) => (state.revisions[path] || 0) !== revision));
}

async function renew() {
  if (fetching || document.hidden || (page.isWhole && !isStale())) return;
  fetching = true;
  try {
    const query = new URLSearchParams(location.search);
    if (!state || state.server === page.server) document.querySelectorAll('[data-part]').forEach(part => query.append('have', `${part.dataset.part}.${part.dataset.revision}`));
    const answer = await fetch(`/parts${location.pathname}?${query}`);
    if (answer.status === 404) {
      tell('This page is no longer there: the results database has no such experiment now.');
      if (state) [page.server, page.seen] = [state.server, { ...page.seen, ...state.revisions }];
      page.isWhole = true;
      return;
    }
    const sent = await answer.json();
    sent.parts.forEach(put);
    [page.server, page.seen, page.isWhole] = [sent.server, sent.seen, true];
    choose();
  } catch {
    // The events tell whether the server is there, and come again with its next sign of life.
    return;
  } finally {
    fetching = false;
  }
  renew();
}

function listen() {
  if (events) events.close();
  events = new EventSource('/events');
  heard = Date.now();
  events.addEventListener('state', event => {
    heard = Date.now();
    state = JSON.parse(event.data);
    tell(state.problem || '');
    renew();
  });
  events.addEventListener('error', () => {
    disconnected();
    const failed = events;
    if (failed.readyState === EventSource.CLOSED) setTimeout(() => { if (events === failed) listen(); }, 2000);
  });
}

// A connection may die without an end, as when a machine sleeps.
setInterval(() => {
  if (Date.now() - heard <= silence) return;
  disconnected();
  listen();
}, 5000);
document.addEventListener('visibilitychange', renew);
addEventListener('pageshow', event => { if (event.persisted) listen(); });

// The button that sends ticked boxes needs two of them.
function choose() {
  const form = document.getElementById('choice');
  if (form) form.querySelector('.choose button').disabled = form.querySelectorAll('input:checked').length < 2;
}

const form = document.getElementById('choice');
if (form) form.addEventListener('change', choose);
choose();
listen();
renew();

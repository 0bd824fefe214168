// Tables that are sorted, filtered and turned, and the trial that is picked: in figures and tables alike.
const pageRows = 100;
const printedRows = 500;
const fewRows = 12;
const units = { '': 1, '%': 0.01, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };
const comparisons = {
  '<': (a, b) => a < b, '>': (a, b) => a > b, '<=': (a, b) => a <= b, '>=': (a, b) => a >= b, '=': (a, b) => a === b,
};
const tables = new Map();
let picked = null;

// "error<25% params<2M 32-64 -failed": every term must hold; a word is looked for in the row's text, after a hyphen it must not be there.
function rowFilter(text, keys) {
  const terms = text.trim().split(/\s+/).filter(Boolean).map(term => {
    const match = /^([a-z_]+)(<=|>=|<|>|=)(\d*\.?\d+(?:e[+-]?\d+)?)([kKMGT%]?)$/.exec(term);
    if (match && keys.includes(match[1])) {
      const bound = Number(match[3]) * units[match[4]];
      return row => typeof row.values[match[1]] === 'number' && comparisons[match[2]](row.values[match[1]], bound);
    }
    const wanted = term.toLowerCase();
    return wanted.startsWith('-') && wanted.length > 1 ? row => !row.text.includes(wanted.slice(1)) : row => row.text.includes(wanted);
  });
  return row => terms.every(holds => holds(row));
}

// By which a row is known again.
function nameOf(row) {
  return row.dataset.trial || row.dataset.row;
}

function build(html) {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

function searchTable(table) {
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const keys = headers.map(h => h.dataset.key);
  const rowOf = (element, place) => ({
    element, place, text: element.textContent.toLowerCase(),
    values: Object.fromEntries([...element.cells].map((cell, i) => [keys[i], headers[i].classList.contains('words') ? cell.textContent : cell.dataset.v === undefined ? null : Number(cell.dataset.v)])),
  });
  let rows = [...body.rows].map(rowOf);
  let sorted = null;
  const tools = build(`<input type="search" aria-label="Filter rows" placeholder="Filter${keys.includes('params') ? ', such as: error&lt;25% params&lt;2M 32-64 -failed' : ''}" autocomplete="off" spellcheck="false"><output></output>`);
  const pager = build('<button type="button" data-step="-1">Previous</button><span></span><button type="button" data-step="1">Next</button>');
  const filter = tools.querySelector('input');
  const frame = table.parentElement;
  let shown = rows;
  let page = 0;
  let perPage = pageRows;
  tools.className = 'tools';
  pager.className = 'pager';
  frame.classList.add('scroll');
  frame.before(tools);
  frame.after(pager);

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / perPage));
    page = Math.min(page, pages - 1);
    const from = page * perPage;
    tools.hidden = rows.length < fewRows;
    body.replaceChildren(...shown.slice(from, from + perPage).map(row => row.element));
    tools.querySelector('output').textContent = shown.length === rows.length ? `${rows.length} rows` : `${shown.length} of ${rows.length} rows`;
    pager.hidden = pages === 1;
    pager.querySelector('span').textContent = `${from + 1} – ${Math.min(from + perPage, shown.length)} of ${shown.length}`;
    pager.querySelector('[data-step="-1"]').disabled = page === 0;
    pager.querySelector('[data-step="1"]').disabled = page === pages - 1;
  }

  function apply() {
    shown = rows.filter(rowFilter(filter.value, keys));
    page = 0;
    draw();
  }

  function sort(header) {
    sorted = { header, down: header.getAttribute('aria-sort') === 'ascending' };
    headers.forEach(h => h.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending');
    order();
    apply();
  }

  function order() {
    if (!sorted) return;
    const { header, down } = sorted;
    const key = header.dataset.key;
    const compare = header.classList.contains('words') ? (a, b) => a.localeCompare(b, 'en', { numeric: true }) : (a, b) => a - b;
    rows.sort((a, b) => {
      const [x, y] = [a.values[key], b.values[key]];
      const missing = (x === null || x === '') - (y === null || y === '');
      return missing || (x === null ? 0 : (down ? -1 : 1) * compare(x, y)) || a.place - b.place;
    });
  }

  headers.filter(header => header.textContent).forEach(header => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', () => sort(header));
    header.replaceChildren(button);
  });
  pager.addEventListener('click', event => {
    const step = Number(event.target.dataset.step);
    if (step) { page += step; draw(); }
  });
  filter.addEventListener('input', apply);
  draw();
  return {
    elements: () => rows.map(row => row.element),
    // Takes other rows, and stays as it is sorted, filtered and turned. What was shown of a row is made the same as the new one by merge.
    renew(sent, merge) {
      const known = new Map(rows.map(row => [nameOf(row.element), row.element]));
      rows = [...sent.tBodies[0].rows].map((element, place) => {
        const former = nameOf(element) && known.get(nameOf(element));
        if (former) merge(former, element);
        return rowOf(former || element, place);
      });
      order();
      shown = rows.filter(rowFilter(filter.value, keys));
      draw();
    },
    has: trial => rows.some(row => Number(row.element.dataset.trial) === trial),
    // Turns to the row, without a filter that would hide it.
    show(trial) {
      const isRow = row => Number(row.element.dataset.trial) === trial;
      if (!shown.some(isRow)) { filter.value = ''; apply(); }
      page = Math.floor(shown.findIndex(isRow) / perPage);
      draw();
      rows.find(isRow).element.scrollIntoView({ block: 'center' });
    },
    forPrint(on) {
      perPage = on && shown.length <= printedRows ? printedRows : pageRows;
      draw();
    },
  };
}

const card = build('<span></span><button type="button">Show in table</button><button type="button" aria-label="Clear selection">×</button>');
card.id = 'picked';
card.hidden = true;
card.setAttribute('aria-live', 'polite');
document.body.append(card);

// Marks a trial's points and rows; those of the picked one again for none.
function select(trial) {
  picked = trial === picked ? null : trial;
  markTrial(picked);
  const rows = [...new Set([...document.querySelectorAll('tr[data-trial]'), ...[...tables.values()].flatMap(table => table.elements())])];
  rows.forEach(row => row.classList.toggle('selected', Number(row.dataset.trial) === picked));
  card.hidden = picked === null;
  if (picked === null) return;
  const row = rows.find(r => Number(r.dataset.trial) === picked);
  card.querySelector('span').textContent = trialWords[picked] ? trialWords[picked].replaceAll('\n', ' · ') : `Trial ${picked}` + (row ? ': ' + [...row.cells].slice(1).map(c => c.textContent).join(', ') : '');
  card.querySelector('button').hidden = !tableOf(picked);
}

card.querySelector('button').addEventListener('click', () => tableOf(picked).show(picked));
card.querySelector('button:last-child').addEventListener('click', () => select(picked));
document.addEventListener('keydown', event => { if (event.key === 'Escape' && picked !== null) select(picked); });
document.addEventListener('click', event => {
  const row = event.target.closest('tr[data-trial]');
  if (row) select(Number(row.dataset.trial));
});
document.addEventListener('keydown', event => {
  if (!event.target.matches('tr[data-trial]') || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  select(Number(event.target.dataset.trial));
});

function tableOf(trial) {
  return [...tables.values()].find(table => table.has(trial));
}

// Takes up the tables that are new on the page; what has left it is forgotten.
function takeTables() {
  tables.forEach((_, element) => { if (!element.isConnected) tables.delete(element); });
  document.querySelectorAll('table.search').forEach(element => { if (!tables.has(element)) tables.set(element, searchTable(element)); });
}

takeTables();

function paper(on) {
  tables.forEach(table => table.forPrint(on));
}

addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));
matchMedia('print').addEventListener('change', event => paper(event.matches));

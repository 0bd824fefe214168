// Draws every figure of a page by plotly.js from its data. Print and readers without scripts have still pictures instead.
// A page that knows trials defines select(trial), which is called where a point is clicked, and calls markTrial(trial).
const figures = new Map();
const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'circle-open', 'square-open', 'diamond-open'];
const manyPoints = 400;
const fewPoints = 20;
const trialWords = {};
let markedTrial = null;

// Colours come from the style sheet, so that page and figures share one palette, light, dark and in print.
function palette() {
  const style = getComputedStyle(document.documentElement);
  return name => style.getPropertyValue('--' + name).trim();
}

function clear(colour, opacity) {
  return colour + Math.round(255 * opacity).toString(16).padStart(2, '0');
}

// A point's own words, or those of its trial, which all its points share.
function wordsOf(s, words, i) {
  return (words === null ? trialWords[s.trials[i]] : words).replaceAll('\n', '<br>');
}

function traces(figure, colour) {
  const several = figure.series.length > 1;
  return figure.series.flatMap(s => {
    const shade = colour(s.colour);
    const shape = { steps: 'hv', stairs: 'hvh' }[s.kind] || 'linear';
    const text = s.words.map((w, i) => wordsOf(s, w, i)).map(w => w && (several && s.name ? `<b>${s.name}</b><br>${w}` : w));
    const base = { type: 'scatter', name: s.name, x: s.x, y: s.y, cliponaxis: false, customdata: s.trials, hovertext: text, hovertemplate: '%{hovertext}<extra></extra>' };
    const marker = { color: shade, symbol: s.isCrossed ? 'x-thin' : symbols[(s.place || 0) % symbols.length], size: s.x.length > manyPoints ? 4 : 7, line: { color: shade, width: s.isCrossed ? 2 : 0 } };
    if (s.kind === 'bars') {
      return [{ ...base, type: 'bar', marker: { color: shade }, error_y: ends(s.lower, s.upper, s.y, colour('ink')) }];
    }
    if (s.kind === 'spans') {
      return [{ ...base, type: 'bar', orientation: 'h', base: s.lower, x: s.lower.map((from, i) => s.upper[i] - from), width: 0.8, offset: -0.4, marker: { color: shade } }];
    }
    if (s.kind === 'points' || s.kind === 'intervals') {
      const opacity = s.isCrossed ? 1 : s.x.length > manyPoints ? 0.5 : 0.85;
      const bars = s.kind === 'points' ? { error_y: ends(s.lower, s.upper, s.y, shade), error_x: ends(s.left, s.right, s.x, shade) } : { error_x: ends(s.lower, s.upper, s.x, shade) };
      return [{ ...base, mode: s.labels ? 'markers+text' : 'markers', text: s.labels, textposition: s.x.map(x => beyond(figure.x, x) ? 'bottom left' : 'top right'), textfont: { color: colour('ink'), size: 11 }, marker: { ...marker, opacity }, ...bars }];
    }
    const dots = s.kind === 'line' && !s.isDashed && s.x.length <= fewPoints || s.x.length === 1;
    const line = { ...base, mode: dots ? 'lines+markers' : 'lines', marker: { ...marker, size: 6 }, line: { shape, width: 2, color: shade, dash: s.isDashed ? 'dash' : 'solid' } };
    const edge = (y, more) => ({ type: 'scatter', mode: 'lines', x: s.x, y, hoverinfo: 'skip', line: { shape, width: 0, color: shade }, ...more });
    return s.lower ? [edge(s.lower), edge(s.upper, { fill: 'tonexty', fillcolor: clear(shade, 0.16) }), line] : [line];
  });
}

// Whether a name to the right of a place would leave the figure.
function beyond(axis, x) {
  const [from, to] = axis.range;
  return ((axis.isLog ? Math.log10(x) : x) - from) / (to - from) > 0.75;
}

function ends(lower, upper, values, color) {
  return lower ? { type: 'data', symmetric: false, width: 0, thickness: 1.5, color, array: values.map((v, i) => upper[i] - v), arrayminus: values.map((v, i) => v - lower[i]) } : undefined;
}

// As many numbers as fit; a name is never left out.
function axisOf(axis, colour, room, vertical) {
  const letters = Math.max(...axis.texts.map(t => t.length), 1);
  const stride = axis.isNamed ? 1 : Math.ceil(axis.texts.length * (vertical ? 20 : 7 * letters + 12) / room);
  const kept = (_, i) => i % Math.max(1, stride) === 0;
  return {
    type: axis.isLog ? 'log' : 'linear', range: vertical && axis.isNamed ? [...axis.range].reverse() : axis.range, tickmode: 'array', tickvals: axis.places.filter(kept), ticktext: axis.texts.filter(kept),
    title: { text: axis.title, standoff: 8, font: { color: colour('muted'), size: 12 } }, tickfont: { color: colour('muted'), size: 11 },
    gridcolor: colour('grid'), showgrid: !(axis.isNamed && !vertical), zeroline: false, fixedrange: true, automargin: true, ticks: '',
  };
}

function marks(figure, color) {
  const line = { color, width: 1 };
  return [
    ...(figure.x.marks || []).map(x => ({ type: 'line', x0: x, x1: x, yref: 'paper', y0: 0, y1: 1, line })),
    ...(figure.y.marks || []).map(y => ({ type: 'line', y0: y, y1: y, xref: 'paper', x0: 0, x1: 1, line })),
  ];
}

function ringOf(figure, colour) {
  const x = [];
  const y = [];
  figure.series.forEach(s => (s.trials || []).forEach((trial, i) => { if (trial !== null && trial === markedTrial) { x.push(s.x[i]); y.push(s.y[i]); } }));
  return { type: 'scatter', mode: 'markers', hoverinfo: 'skip', cliponaxis: false, x, y, marker: { symbol: 'circle-open', size: 15, color: colour('select'), line: { width: 3, color: colour('select') } } };
}

// A figure has its height before it is drawn, so that nothing moves when it is.
function heightOf({ element, figure, isPanel }) {
  const names = figure.y.isNamed ? figure.y.texts.length : 0;
  return names ? 64 + 34 * names : Math.round(Math.min(Math.max(isPanel ? 170 : 240, figure.aspect * element.clientWidth), isPanel ? 260 : 460));
}

function drawFigure(entry) {
  const { element, figure } = entry;
  const colour = palette();
  const font = { family: colour('sans'), color: colour('ink'), size: 12 };
  const width = element.clientWidth;
  const height = heightOf(entry);
  element.style.height = height + 'px';
  const data = traces(figure, colour);
  const isLong = 6 * figure.note.length > width - 70;
  const note = isLong ? figure.note.replace(/, (?!.*, )/, ',<br>') : figure.note;
  entry.ring = data.length;
  Plotly.react(element, [...data, ringOf(figure, colour)], {
    width, height, margin: { l: 44, r: 10, t: note ? (isLong ? 36 : 22) : 8, b: 36 }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font, showlegend: false, barmode: 'group',
    hovermode: 'closest', hoverdistance: 30, dragmode: false, hoverlabel: { bgcolor: colour('page'), bordercolor: colour('line'), font, align: 'left' },
    xaxis: axisOf(figure.x, colour, width - 60, false), yaxis: axisOf(figure.y, colour, height - 50, true), shapes: marks(figure, colour('muted')),
    annotations: note ? [{ text: note, align: 'left', xref: 'paper', yref: 'paper', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom', showarrow: false, font: { color: colour('muted'), size: 11 } }] : [],
    modebar: { bgcolor: 'transparent', color: '#888a', activecolor: '#888' },
  }, { displayModeBar: !entry.isPanel && matchMedia('(hover: hover)').matches && 'hover', displaylogo: false, modeBarButtons: [['toImage']], toImageButtonOptions: { format: 'svg', filename: entry.key }, responsive: false, doubleClick: false });
  if (entry.drawn) return;
  entry.drawn = true;
  element.on('plotly_click', event => {
    const point = event.points.find(p => p.customdata !== undefined && p.customdata !== null);
    if (point && typeof select === 'function') select(point.customdata);
  });
}

// What the colours mean, above the figure; above the first of panels for all of them. A single name is left out.
function legendOf(shown) {
  const names = new Map(shown.flatMap(figure => figure.series).filter(s => s.inLegend && s.name).map(s => [s.name, s]));
  const key = document.createElement('div');
  key.className = 'key';
  for (const s of names.size > 1 ? names.values() : []) {
    const item = document.createElement('span');
    const sign = document.createElement('i');
    const points = ['points', 'intervals', 'spans', 'bars'].includes(s.kind);
    sign.style.cssText = points
      ? `display:inline-block;width:9px;height:9px;margin-right:.5rem;background:var(--${s.colour});border-radius:${!['spans', 'bars'].includes(s.kind) && !s.place && !s.isCrossed ? '50%' : '0'}`
      : `display:inline-block;vertical-align:middle;width:26px;margin-right:.5rem;border-top:2px ${s.isDashed ? 'dashed' : 'solid'} var(--${s.colour})`;
    if (s.isCrossed) {
      sign.style.cssText = `font:700 1em/1 sans-serif;margin-right:.4rem;color:var(--${s.colour})`;
      sign.textContent = '×';
    }
    item.append(sign, s.name);
    key.append(item);
  }
  return key;
}

function drawFigures() {
  for (const entry of figures.values()) {
    if (entry.drawn) drawFigure(entry);
  }
}

// One figure a turn, from the top of the page down, so that a large page answers while it draws.
function drawNext() {
  const next = [...figures.values()].find(entry => !entry.drawn);
  if (!next) {
    document.documentElement.dataset.drawn = 'all';
    return;
  }
  drawFigure(next);
  setTimeout(drawNext);
}

// Rings the points of a trial; null for none.
function markTrial(trial) {
  markedTrial = trial;
  for (const entry of figures.values()) {
    if (!entry.drawn || !entry.figure.series.some(s => s.trials)) continue;
    const ring = ringOf(entry.figure, palette());
    Plotly.restyle(entry.element, { x: [ring.x], y: [ring.y] }, [entry.ring]);
  }
}

// Takes up the figures of some data: those that are new on the page, and other numbers for those that it has. What has left the page is forgotten.
function takeFigures({ figures: data, trials }) {
  Object.assign(trialWords, trials);
  figures.forEach((entry, key) => { if (!entry.element.isConnected) figures.delete(key); });
  const taken = [...document.querySelectorAll('[data-figure]')].filter(element => data[element.dataset.figure]).map(element => {
    const key = element.dataset.figure;
    const entry = figures.get(key) || { key, element, isPanel: element.parentElement.classList.contains('panels'), drawn: false };
    entry.figure = data[key];
    figures.set(key, entry);
    return entry;
  });
  for (const frame of new Set(taken.map(entry => entry.element.closest('figure')))) {
    frame.querySelector(':scope > .key')?.remove();
    frame.prepend(legendOf([...figures.values()].filter(entry => frame.contains(entry.element)).map(entry => entry.figure)));
  }
  taken.forEach(entry => { entry.element.style.height = heightOf(entry) + 'px'; });
  taken.filter(entry => entry.drawn).forEach(drawFigure);
  drawNext();
}

function startFigures() {
  document.documentElement.classList.add('scripted');
  takeFigures(JSON.parse(document.getElementById('figure-data').textContent));
  let waiting = 0;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(() => drawFigures(), 120); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawFigures());
}

startFigures();

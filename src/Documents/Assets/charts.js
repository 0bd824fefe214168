// Every chart is built anew from the data and the theme; the last trace is the ring around the selected trial.
const charts = new Map();
let selected = null;

function ring(t, spot) {
  return {
    type: 'scatter', mode: 'markers', hoverinfo: 'skip', cliponaxis: false, x: spot ? [spot[0]] : [], y: spot ? [spot[1]] : [],
    marker: { symbol: 'circle-open', size: 15, color: t.select, line: { width: 3, color: t.select } },
  };
}

// build(theme, width) gives traces, layout and the place of each trial: { data, layout, spots }.
function addChart(id, build, settings) {
  const element = document.getElementById(id);
  if (!element) return;
  charts.set(id, { element, build, settings: Object.assign({ displayModeBar: false, responsive: false, doubleClick: false }, settings) });
}

function drawChart(chart) {
  const t = theme();
  const built = chart.build(t, chart.element.clientWidth);
  chart.spots = built.spots;
  chart.ring = built.data.length;
  const layout = Object.assign({ width: chart.element.clientWidth, height: chart.element.clientHeight, modebar: { bgcolor: 'transparent', color: '#888a', activecolor: '#888' } }, built.layout);
  Plotly.react(chart.element, [...built.data, ring(t, built.spots.get(selected))], layout, chart.settings);
  if (!chart.listens) {
    chart.listens = true;
    chart.element.on('plotly_click', event => {
      const point = event.points.find(p => p.customdata !== undefined);
      if (point) select(point.customdata);
    });
  }
}

function drawCharts() {
  for (const chart of charts.values()) drawChart(chart);
}

// One chart a turn, from the top of the page down, so that a large page answers while it draws.
function drawOneByOne() {
  const waiting = [...charts.values()];
  const next = () => {
    const chart = waiting.shift();
    if (!chart) { document.documentElement.dataset.drawn = 'all'; return; }
    if (!chart.listens) drawChart(chart);
    setTimeout(next);
  };
  next();
}

function ringSelected() {
  for (const chart of charts.values()) {
    if (!chart.listens || chart.spots.size === 0) continue;
    const spot = chart.spots.get(selected);
    Plotly.restyle(chart.element, { x: [spot ? [spot[0]] : []], y: [spot ? [spot[1]] : []] }, [chart.ring]);
  }
}

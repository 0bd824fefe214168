const percentTicks = { tickformat: '~%' };

function words(point) {
  return `<b>Trial ${point.index}</b>${point.diverged ? ' (diverged)' : ''}  ${point.percent}<br>${point.cost}` + (point.stages ? `<br>${point.stages}` : '');
}

// Above some hundred points the curve itself shows them; they stay there to be pointed at.
function markers(t, points, x, y, size, text, opacity) {
  const part = (wanted, marker) => {
    const at = points.map((_, i) => i).filter(i => points[i].diverged === wanted && x[i] !== null);
    return {
      type: 'scatter', mode: 'markers', cliponaxis: false, x: at.map(i => x[i]), y: at.map(i => y[i]),
      customdata: at.map(i => points[i].index), text: at.map(i => text(points[i])), hovertemplate: '%{text}<extra></extra>', marker,
    };
  };
  return [
    part(false, { size, color: t.accent, opacity, line: { width: 0 } }),
    part(true, { size: size + 2, color: t.warn, symbol: 'x-thin', opacity: opacity && 1, line: { width: 2, color: t.warn } }),
  ];
}

function spotsOf(points, x, y) {
  return new Map(points.map((p, i) => [p.index, [x[i], y[i]]]).filter(([, spot]) => spot[0] !== null));
}

function edf(report) {
  const points = report.points;
  const x = points.map(p => p.error);
  const y = points.map(p => p.rank / report.count);
  const corrected = report.corrected;
  const naive = report.naive ? 'naive ' : '';
  const range = padded([...x, ...corrected.filter(p => p.share > 0.005 && p.share < 0.995).map(p => p.error)], false, 0.06);
  const steps = report.band.map(b => b.error === null ? range[0] : b.error);
  return (t, width) => {
    const stairs = (ys, more) => Object.assign({
      type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: [...steps, range[1]], y: [...ys, ys[ys.length - 1]], line: { shape: 'hv', width: 0, color: t.accent },
    }, more);
    const label = (error, share, text, ax, ay, anchor) => ({
      x: error, y: share, text, ax, ay, xanchor: anchor, showarrow: true, arrowhead: 0, arrowwidth: 1, arrowcolor: t.muted, standoff: 4,
      font: { color: t.ink, size: 12 }, bgcolor: t.page, borderpad: 1,
    });
    // The larger of median and mean is named on the right of the curve, the other on the left, so that the labels never meet.
    const beside = (error, share, text, right) => label(error, share, text, right ? 52 : -52, right ? 38 : -38, right ? 'left' : 'right');
    const percent = value => (100 * value).toFixed(report.decimals) + ' %';
    const share = error => (points.filter(p => p.error < error).pop() || { rank: 0 }).rank / report.count;
    const annotations = report.count < 3 || width < 480 || x[0] === x[x.length - 1] ? [] : [
      ...(report.count === report.diverged ? [] : [label(x[0], y[0], `best ${percent(x[0])}`, -6, -56, 'center')]),
      beside(report.median, 0.5, `${naive}median ${percent(report.median)}`, report.median > report.mean),
      beside(report.mean, share(report.mean), `${naive}mean ${percent(report.mean)}`, report.mean >= report.median),
    ];
    const diverged = points.filter(p => p.diverged);
    if (diverged.length > 0 && annotations.length > 0) {
      annotations.push({ ...label(diverged[0].error, diverged[0].rank / report.count, `${report.diverged} diverged`, -16, 34, 'right'), bgcolor: 'rgba(0,0,0,0)', font: { color: t.warn, size: 12 } });
    }
    const line = { type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: [range[0], ...x, range[1]], y: [0, ...y, 1], line: { shape: 'hv', width: 2, color: t.accent } };
    const text = p => words(p) + `<br>rank ${p.rank} of ${report.count}`;
    return {
      data: [
        stairs(report.band.map(b => b.lower)), stairs(report.band.map(b => b.upper), { fill: 'tonexty', fillcolor: t.band }),
        ...correctedLines(t, corrected), line, ...markers(t, points, x, y, 6, text, points.length > 200 ? 0 : 0.8),
      ],
      layout: frame(t, {
        margin: { l: 48, r: 12, t: 10, b: 44 }, annotations,
        xaxis: axis(t, { range, ...percentTicks, title: { text: 'validation error <i>e</i>', font: { color: t.muted, size: 12 }, standoff: 10 } }),
        yaxis: axis(t, { range: [-0.02, 1.03], tickvals: [0, 0.25, 0.5, 0.75, 1], ...percentTicks }),
      }),
      spots: spotsOf(points, x, y),
    };
  };
}

// The corrected distribution with its pointwise interval, in the other colour.
function correctedLines(t, points) {
  if (points.length === 0) return [];
  const line = (y, more) => Object.assign({ type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: points.map(p => p.error), y, line: { width: 0, color: t.warn } }, more);
  const band = points[0].lower === null ? [] : [line(points.map(p => p.lower)), line(points.map(p => p.upper), { fill: 'tonexty', fillcolor: t.warnBand })];
  return [...band, line(points.map(p => p.share), { line: { width: 2, dash: 'dash', color: t.warn } })];
}

// Error at the target against the error at a cheaper level, with the line on which both are alike.
function levelScatter(report, level) {
  const x = level.values;
  const y = report.points.map((p, i) => x[i] === null ? null : p.error);
  const alike = padded([...x, ...y], false, 0);
  return t => ({
    data: [
      { type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: alike, y: alike, line: { width: 1, dash: 'dot', color: t.muted } },
      ...markers(t, report.points, x, y, report.points.length > 400 ? 4 : 6, words, report.points.length > 400 ? 0.45 : 0.8),
    ],
    layout: frame(t, {
      xaxis: axis(t, { range: padded(x, false, 0.06), ...percentTicks, nticks: 5 }),
      yaxis: axis(t, { range: padded(y, false, 0.07), ...percentTicks, nticks: 5 }),
    }),
    spots: spotsOf(report.points, x, y),
  });
}

function scatter(report, measure) {
  const y = report.points.map(p => p.error);
  const x = measure.values;
  const known = x.filter(v => v !== null);
  const log = Math.min(...known) > 0 && Math.max(...known) / Math.min(...known) > 8;
  return (t, width) => ({
    data: markers(t, report.points, x, y, report.points.length > 400 ? 4 : 6, words, report.points.length > 400 ? 0.45 : 0.8),
    layout: frame(t, {
      xaxis: axis(t, { type: log ? 'log' : 'linear', range: padded(x, log, 0.06), tickformat: '~s', nticks: width < 220 ? 4 : 5, ...(log ? logTicks(known, width, measure.key.includes('width')) : {}) }),
      yaxis: axis(t, { range: padded(y, false, 0.07), ...percentTicks, nticks: 5 }),
    }),
    spots: spotsOf(report.points, x, y),
  });
}

// Round numbers of a logarithmic axis, as many as fit.
function logTicks(values, width, binary) {
  const [low, high] = padded(values, true, 0.06);
  if (binary) {
    const powers = Array.from({ length: 20 }, (_, i) => 2 ** i).filter(v => Math.log10(v) >= low && Math.log10(v) <= high);
    return { tickvals: powers.filter((_, i) => powers.length * 36 <= width || i % 2 === powers.length % 2) };
  }
  for (const digits of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = [];
    for (let power = Math.floor(low); power <= high; power++) {
      for (const digit of digits) {
        const value = digit * 10 ** power;
        if (Math.log10(value) >= low && Math.log10(value) <= high) ticks.push(value);
      }
    }
    if (ticks.length * 46 <= width && ticks.length > 1) return { tickvals: ticks };
  }
  return {};
}

function curve(report, trial) {
  const all = report.curves.flatMap(c => [...c.train, ...c.validation]);
  const [low, high] = padded(all, false, 0.06);
  const epochs = trial.validation.map((_, i) => i + 1);
  const most = Math.max(...report.curves.map(c => c.validation.length));
  return t => {
    const line = (y, name, more) => ({
      type: 'scatter', mode: epochs.length > 15 ? 'lines' : 'lines+markers', x: epochs, y, name, cliponaxis: false, customdata: epochs.map(() => trial.index),
      hovertemplate: `epoch %{x}: %{y:.${report.decimals}%} ${name}<extra></extra>`, ...more,
    });
    const colour = trial.diverged ? t.warn : t.accent;
    return {
      data: [
        line(trial.train, 'training', { line: { width: 1.5, dash: 'dot', color: t.muted }, marker: { size: 4, color: t.muted } }),
        line(trial.validation, 'validation', { line: { width: 2, color: colour }, marker: { size: 5, color: colour } }),
      ],
      layout: frame(t, {
        xaxis: axis(t, { range: [0.7, Math.max(most, 2) + 0.3], nticks: 5, tickformat: 'd', dtick: most <= 6 ? 1 : undefined }),
        yaxis: axis(t, { range: [Math.max(low, -0.02), high], ...percentTicks, nticks: 5 }),
      }),
      spots: new Map(),
    };
  };
}

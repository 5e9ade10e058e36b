(function () {
  'use strict';
  var runs = JSON.parse(document.getElementById('data').textContent).runs;
  var plots = [];

  function color(element, name) {
    return getComputedStyle(element).getPropertyValue('--' + name).trim();
  }

  function time(ms) {
    if (ms === null || ms === undefined) { return ''; }
    var units = [[3600000, 'h'], [60000, 'min'], [1000, 's'], [1, 'ms'], [0.001, 'µs']];
    for (var i = 0; i < units.length; i++) {
      if (ms >= units[i][0]) { return +(ms / units[i][0]).toPrecision(3) + ' ' + units[i][1]; }
    }
    return ms === 0 ? '0' : +(ms * 1e6).toPrecision(3) + ' ns';
  }

  function count(n) {
    return n === null || n === undefined ? '' : n.toLocaleString('en-US');
  }

  /* What lies under the pointer is written beside the caption, in words. */
  function readout(figure, words) {
    var place = figure.querySelector('.readout');
    return { hooks: { setCursor: [function (u) {
      place.textContent = u.cursor.idx === null || u.cursor.idx === undefined ? '' : words(u.data, u.cursor.idx);
    }] } };
  }

  function axis(element, more) {
    return Object.assign({
      stroke: color(element, 'soft'), font: '11px ' + color(element, 'sans'), labelFont: '11px ' + color(element, 'sans'),
      grid: { stroke: color(element, 'line'), width: 1 }, ticks: { show: false }, gap: 6
    }, more);
  }

  function options(element, height, more) {
    return Object.assign({
      width: Math.max(240, element.clientWidth), height: height, legend: { show: false }, padding: [8, 24, 0, 0]
    }, more);
  }

  /* Latencies may be all alike, or from microseconds to minutes. */
  function ticks(first, last, wide) {
    var found = [], most = wide ? 7 : 4;
    if (last / first > 8) {
      var leads = wide || last / first < 50 ? [1, 2, 5] : [1];
      for (var power = Math.pow(10, Math.floor(Math.log10(first))); power <= last; power *= 10) {
        leads.forEach(function (lead) {
          if (lead * power >= first && lead * power <= last) { found.push(lead * power); }
        });
      }
      return found;
    }
    var base = Math.pow(10, Math.floor(Math.log10((last - first) / most)));
    var step = [1, 2, 5, 10].map(function (lead) { return lead * base; }).find(function (each) { return (last - first) / each <= most; });
    for (var value = Math.ceil(first / step) * step; value <= last; value += step) { found.push(value); }
    return found;
  }

  var bars = uPlot.paths.bars({ size: [0.86, 60], radius: 0.1 });
  /* A stretch begins at its time. */
  var stretches = uPlot.paths.bars({ size: [0.86, 60], radius: 0.1, align: 1 });

  function distribution(figure, element, run) {
    var marks = run.latency.marks;
    var last = run.latency.to[run.latency.to.length - 1];
    return new uPlot(options(element, 230, {
      scales: { x: { time: false, distr: 3, range: [run.latency.from[0], last] }, y: { range: function (u, min, max) { return [0, max * 1.12 || 1]; } } },
      cursor: { points: { show: false }, y: false, drag: { x: false, y: false } },
      axes: [
        axis(element, { grid: { show: false }, values: function (u, all) { return all.map(time); },
          filter: function (u, all) { return all; },
          splits: function (u) { return ticks(run.latency.from[0], last, u.bbox.width / devicePixelRatio > 500); } }),
        axis(element, { size: 54, values: function (u, all) { return all.map(count); } })
      ],
      series: [{}, { stroke: null, fill: color(element, 'mute'), paths: bars, points: { show: false } }],
      plugins: [readout(figure, function (data, i) {
        return time(run.latency.from[i]) + ' to ' + time(run.latency.to[i]) + ': ' + count(data[1][i]);
      })],
      hooks: { draw: [function (u) {
        var ctx = u.ctx, ratio = devicePixelRatio, right = -Infinity;
        ctx.save();
        ctx.textAlign = 'left';
        ctx.textBaseline = 'alphabetic';
        ctx.font = 11 * ratio + 'px ' + color(element, 'sans');
        marks.forEach(function (mark) {
          var x = Math.round(u.valToPos(mark.ms, 'x', true));
          ctx.strokeStyle = color(element, mark.name === 'p95' ? 'accent' : 'soft');
          ctx.fillStyle = ctx.strokeStyle;
          ctx.lineWidth = ratio;
          ctx.beginPath();
          ctx.moveTo(x, u.bbox.top);
          ctx.lineTo(x, u.bbox.top + u.bbox.height);
          ctx.stroke();
          if (x > right) {
            ctx.fillText(mark.name, x + 4 * ratio, u.bbox.top + 10 * ratio);
            right = x + 8 * ratio + ctx.measureText(mark.name).width;
          }
        });
        ctx.restore();
      }] }
    }), [run.latency.at, run.latency.counts], element);
  }

  /* The three that follow share their axis and their pointer. */
  function overTime(key, element, height, last, run, more) {
    return options(element, height, Object.assign({
      scales: { x: { time: false, range: function (u, min, max) { return [min, max === run.time.at[run.time.at.length - 1] ? max + run.time.width : max]; } }, y: { range: function (u, min, max) { return [0, max * 1.1 || 1]; } } },
      cursor: { sync: { key: key }, points: { size: 6 }, y: false, drag: { x: true, y: false } },
      axes: [
        axis(element, { show: true, size: last ? 30 : 8, values: function (u, all) { return all.map(function (v) { return last ? (v ? time(v * 1000) : '0') : ''; }); } }),
        axis(element, { size: 54, values: more.values })
      ]
    }, more.plot));
  }

  function latencyOverTime(figure, element, run, key) {
    var t = run.time;
    /* A few iterations, one after the other, are points. */
    var sparse = { show: t.p50.filter(function (each) { return each !== null; }).length < 60, size: 5 };
    return new uPlot(overTime(key, element, 170, false, run, { values: function (u, all) { return all.map(time); }, plot: {
      series: [{}, { stroke: color(element, 'mute'), width: 1.5, points: sparse, spanGaps: true },
        { stroke: color(element, 'ink'), width: 1.5, points: sparse, spanGaps: true }],
      plugins: [readout(figure, function (data, i) {
        return 'at ' + time(data[0][i] * 1000) + ': ' + (data[1][i] === null ? 'none ended' : 'p50 ' + time(data[1][i]) + ', p95 ' + time(data[2][i]));
      })]
    } }), [t.at, t.p50, t.p95], element);
  }

  function whole(u, all) {
    return all.map(function (v) { return v % 1 ? null : count(v); });
  }

  function counts(figure, element, run, key, what, paint, last) {
    var t = run.time;
    return new uPlot(overTime(key, element, last ? 132 : 110, last, run, { values: whole, plot: {
      series: [{}, { stroke: null, fill: color(element, paint), paths: stretches, points: { show: false } }],
      plugins: [readout(figure, function (data, i) {
        return 'at ' + time(data[0][i] * 1000) + ': ' + count(data[1][i]) + ' ' + what + ' in ' + count(t.iterations[i]) + ' iterations';
      })]
    } }), [t.at, t[what]], element);
  }

  function draw() {
    plots.splice(0).forEach(function (plot) { plot.destroy(); });
    document.querySelectorAll('figure[data-plot]').forEach(function (figure) {
      var run = runs[+figure.dataset.run];
      var key = 'run' + figure.dataset.run;
      var element = figure.querySelector('.plot');
      figure.hidden = false;
      switch (figure.dataset.plot) {
        case 'distribution': plots.push(distribution(figure, element, run)); break;
        case 'latency': plots.push(latencyOverTime(figure, element, run, key)); break;
        case 'faults': plots.push(counts(figure, element, run, key, 'faults', 'mute', false)); break;
        default: plots.push(counts(figure, element, run, key, 'failures', 'accent', true));
      }
    });
  }

  function copied(button) {
    var before = button.textContent;
    button.textContent = 'Copied';
    setTimeout(function () { button.textContent = before; }, 1500);
  }

  function copy(button) {
    var code = button.parentNode.querySelector('code');
    function bySelection() {
      var range = document.createRange();
      range.selectNodeContents(code);
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (document.execCommand('copy')) { copied(button); }
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(code.textContent).then(function () { copied(button); }, bySelection);
    } else {
      bySelection();
    }
  }

  function openAll(button) {
    var kinds = button.closest('section').querySelectorAll('.kind');
    var open = !Array.prototype.every.call(kinds, function (kind) { return kind.open; });
    kinds.forEach(function (kind) { kind.open = open; });
    button.textContent = open ? 'Close all' : 'Open all';
  }

  function openLinked() {
    var linked = location.hash && document.getElementById(location.hash.slice(1));
    if (linked && linked.tagName === 'DETAILS') {
      linked.open = true;
      linked.scrollIntoView();
    }
  }

  document.querySelectorAll('button').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { (button.dataset.act === 'copy' ? copy : openAll)(button); });
  });
  window.addEventListener('hashchange', openLinked);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  var width = innerWidth;
  window.addEventListener('resize', function () {
    if (innerWidth !== width) {
      width = innerWidth;
      plots.forEach(function (plot) { plot.setSize({ width: Math.max(240, plot.root.parentNode.clientWidth), height: plot.height }); });
    }
  });
  draw();
  openLinked();
  document.documentElement.dataset.ready = 'true';
})();

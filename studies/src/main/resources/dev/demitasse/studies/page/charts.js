// Draws the charts of a page: each div.chart has its option as JSON beside it.
// Series of the kinds "band" and "whiskers" are not the library's own and are made here.
(function () {
  "use strict";

  // An area between two lines: data are [x, low, high], from the left.
  function band(series) {
    return {
      type: "custom",
      silent: true,
      tooltip: { show: false },
      encode: { x: 0, y: [1, 2] },
      data: series.data,
      renderItem: function (params, api) {
        if (params.dataIndex !== 0) {
          return undefined;
        }
        var upper = series.data.map(function (d) { return api.coord([d[0], d[2]]); });
        var lower = series.data.map(function (d) { return api.coord([d[0], d[1]]); });
        return {
          type: "polygon",
          shape: { points: upper.concat(lower.reverse()) },
          style: { fill: series.color, opacity: 0.18 }
        };
      }
    };
  }

  // Intervals over the ends of bars: data are [low, high, category].
  function whiskers(series) {
    return {
      type: "custom",
      silent: true,
      tooltip: { show: false },
      encode: { x: [0, 1], y: 2 },
      z: 5,
      data: series.data,
      renderItem: function (params, api) {
        var bars = api.barLayout({ count: series.groups, barMaxWidth: series.thickness });
        var y = api.coord([0, api.value(2)])[1] + bars[series.group].offsetCenter;
        var from = api.coord([api.value(0), 0])[0];
        var to = api.coord([api.value(1), 0])[0];
        function stroke(x1, y1, x2, y2) {
          return {
            type: "line",
            shape: { x1: x1, y1: y1, x2: x2, y2: y2 },
            style: { stroke: series.color, lineWidth: 1.5 }
          };
        }
        return {
          type: "group",
          children: [
            stroke(from, y, to, y), stroke(from, y - 4, from, y + 4), stroke(to, y - 4, to, y + 4)
          ]
        };
      }
    };
  }

  function told(value) {
    if (typeof value !== "number") {
      return value === undefined || value === null ? "–" : String(value);
    }
    return Number.isInteger(value)
      ? value.toLocaleString("en")
      : String(Number(value.toPrecision(4)));
  }

  function draw(div) {
    var option = JSON.parse(div.closest("figure").querySelector("script").textContent);
    option.series = option.series.map(function (series) {
      return series.type === "band" ? band(series)
        : series.type === "whiskers" ? whiskers(series) : series;
    });
    if (option.tooltip) {
      option.tooltip.valueFormatter = told;
    }
    var chart = echarts.init(div, null, { renderer: "svg" });
    // Whatever width it was drawn for, on paper it fits.
    chart.on("rendered", function () {
      var svg = div.querySelector("svg");
      svg.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
    });
    chart.setOption(option);
    new ResizeObserver(function () {
      if (div.clientWidth !== chart.getWidth()) {
        chart.resize();
      }
    }).observe(div);
    // Drawn as wide as it will be printed, so that its letters are not shrunk on the way.
    window.addEventListener("beforeprint", function () {
      var half = div.closest(".row") !== null;
      chart.resize({ width: half ? 320 : 670, height: div.clientHeight * (half ? 0.8 : 1) });
      chart.getZr().flush();
    });
    window.addEventListener("afterprint", function () {
      chart.resize({ width: "auto", height: "auto" });
    });
  }

  document.querySelectorAll("div.chart").forEach(draw);
})();

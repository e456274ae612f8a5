/** How one layer of values goes over another. The function lives below, since a chart's own values have layers, too. */
export { mergeMaps } from '../chart/values-file.ts';

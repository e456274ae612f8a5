/** Charts on the disk: those that are there, and those that are laid out for measuring. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { umbrella } from './made-charts.ts';

/** The folders below one that are charts; of more than `most`, so many, spread evenly. */
export function chartsBelow(folder: string, most = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  const walk = (path: string) => {
    if (existsSync(join(path, 'Chart.yaml'))) return void found.push(path);
    for (const name of readdirSync(path)) if (statSync(join(path, name)).isDirectory()) walk(join(path, name));
  };
  walk(folder);
  const step = Math.max(1, found.length / most);
  return Array.from({ length: Math.min(most, found.length) }, (_, i) => found[Math.floor(i * step)] as string);
}

/** Writes a chart below `home`, and gives its folder. */
export function lay(home: string, name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name, file)), { recursive: true });
    writeFileSync(join(home, name, file), text);
  }
  return join(home, name);
}

/** Umbrellas of 20 to 160 subcharts, each without and with `tpl`. */
export function layUmbrellas(home: string): string[] {
  return [20, 40, 80, 160].flatMap((count) => [
    lay(home, `umbrella-${count}`, umbrella(count, false)),
    lay(home, `umbrella-${count}-tpl`, umbrella(count, true)),
  ]);
}

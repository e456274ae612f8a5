/** Lines as klog writes them, the logger of Kubernetes' own libraries. */
import { formatTime, GoTime, localLocation } from '../go/time.ts';
import type { Clock } from '../host/clock.ts';

/** `I0102 15:04:05.000000     123 warnings.go:107] "text"` */
export function klogLine(clock: Clock, pid: number, place: string, text: string): string {
  const time = formatTime(new GoTime(clock.now(), localLocation(clock.zone)), '0102 15:04:05.000000');
  return `I${time} ${String(pid).padStart(7)} ${place}] ${JSON.stringify(text)}`;
}

/** Messages of JavaScript engines and their platforms; none of them may reach a user. */
export const ENGINE_WORDS =
  /Maximum call stack|Invalid (string|array|typed array|regular|URL|header)|Out of memory|RangeError|TypeError|SyntaxError|not a function|\bundefined\b|Cannot read|internal error|\bheap\b|\bERR_|\bE[A-Z]{4,}: |is not valid JSON|JSON Parse|Unexpected (token|end|non-white)|\bNaN\b|\[object |\.[cm]?[jt]s:\d/;

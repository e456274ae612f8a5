/** How a program that is started as a thread knows that it is one. Apart because every start asks, and threads themselves are costly to load. */

/** The first argument of a thread. */
export const THREAD_WORD = '@thread';

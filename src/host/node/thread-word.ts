/** How a program that is started as a thread knows that it is one. Separate because every start asks, and threads themselves are costly to load. */

/** The first argument of a thread that shares a batch's work. */
export const THREAD_WORD = '@thread';

/** The first argument of a thread that runs the whole command again, with a larger stack. */
export const DEEP_WORD = '@deep';

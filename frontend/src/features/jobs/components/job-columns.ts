/** The columns of the job list, shared by its head and its rows: two lines on a phone. */
export const jobGrid =
  "grid items-center gap-x-3 px-2 text-sm grid-cols-[16px_minmax(0,1fr)_auto] " +
  "md:grid-cols-[16px_14px_minmax(180px,2.4fr)_minmax(110px,1fr)_118px_76px_60px] " +
  "xl:grid-cols-[16px_14px_minmax(220px,2fr)_minmax(132px,1.2fr)_118px_120px_76px_64px_60px]";

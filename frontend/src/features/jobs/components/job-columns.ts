/** The columns of the job list, shared by its head and its rows: two lines on a phone. */
export const jobGrid =
  "grid items-center gap-x-3 px-2 text-sm grid-cols-[16px_minmax(0,1fr)_auto] " +
  "md:grid-cols-[16px_14px_minmax(160px,2fr)_minmax(120px,1.5fr)_132px_64px_76px] " +
  "xl:grid-cols-[16px_14px_minmax(200px,2fr)_minmax(160px,1.6fr)_minmax(80px,120px)_150px_120px_84px_76px]";

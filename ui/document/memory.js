export default ({ data }) => {
  window.seasonToTaste?.remember?.(data);
};

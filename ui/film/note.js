export default ({ data, setTriggerValue }) => {
  const tab = (window.seasonToTaste ??= {}), note = { ...data, tell: (what) => setTriggerValue("told", what) };
  tab.note = note;
  tab.hand?.noted();
  return () => tab.note === note && tab.hand?.leave();
};

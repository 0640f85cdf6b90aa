export default ({ data, setTriggerValue }) => {
  const tab = (window.seasonToTaste ??= {});
  const note = { ...JSON.parse(data), tell: (what) => setTriggerValue("told", what) };
  tab.note = note;
  const met = note.visit.startsWith(`${tab.visit} `);  // a server begun anew knows nothing yet: the document asks first
  if (met) tab.remember?.(note.memory);
  tab.hand?.noted();
  return () => tab.note === note && tab.hand?.leave();
};

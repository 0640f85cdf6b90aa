export default ({ data }) => { try { sessionStorage.setItem("season-to-taste", data); } catch {} };

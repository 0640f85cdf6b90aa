"""The least page that answers a slider: what `benchmarks.bench_page` measures the app against."""

import streamlit as st

value = st.slider("Salt", 0.0, 6.0, 1.0, 0.1)
st.write(value)

"""All that knows Streamlit or Altair, and nothing that computes."""

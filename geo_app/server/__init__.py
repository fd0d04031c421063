"""What the app's own server answers beside Streamlit's pages."""

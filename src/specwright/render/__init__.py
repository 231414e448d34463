"""From pieces to files: templates, layout, the manifest, the atomic writer."""

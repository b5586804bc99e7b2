import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('articles', '0001_articles_and_versions'),
        ('articles', '0002_when_a_reading_was_tried'),
        ('articles', '0003_credits'),
        ('articles', '0004_credits_of_known_stories'),
        ('articles', '0005_one_story_on_several_addresses'),
        ('articles', '0006_section_of_a_version'),
        ('articles', '0007_who_edited_a_version_and_since_when_a_page_is_unread'),
        ('articles', '0008_section_of_known_versions'),
        ('articles', '0009_when_a_version_was_guarded'),
        ('articles', '0010_index_and_recall'),
        ('articles', '0011_when_a_version_was_related'),
    ]

    dependencies = [
        ('newsroom', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=2000, unique=True)),
                ('created_at', models.DateTimeField()),
                ('read_due_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('read_tried_at', models.DateTimeField(null=True)),
                ('read_failures', models.PositiveSmallIntegerField(default=0)),
                ('read_error', models.CharField(blank=True, max_length=500)),
                ('unread_since', models.DateTimeField(null=True)),
                ('page_status', models.PositiveSmallIntegerField(default=0)),
                ('moved_at', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='newsroom.outlet')),
                ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['read_due_at'], name='articles_to_read'),
                    models.Index(condition=models.Q(('moved_at', None), ('same_as__isnull', False)), fields=['same_as'], name='articles_to_move'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ArticleUrl',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=2000, unique=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='urls', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('block_data', models.JSONField(db_column='blocks')),
                ('text', models.TextField()),
                ('headline', models.CharField(blank=True, max_length=500)),
                ('language', models.CharField(blank=True, max_length=35)),
                ('published_at', models.DateTimeField(null=True)),
                ('authors', models.JSONField(default=list)),
                ('edited_by', models.JSONField(default=list)),
                ('section', models.CharField(blank=True, max_length=60)),
                ('source', models.CharField(choices=[('push', 'Push'), ('read', 'Read'), ('ingest', 'Ingest')], max_length=10)),
                ('seen_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('guarded_at', models.DateTimeField(null=True)),
                ('indexed_at', models.DateTimeField(null=True)),
                ('recalled_at', models.DateTimeField(null=True)),
                ('related_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='articles.article')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('taken_at', None)), fields=['seen_at'], name='versions_to_take'),
                    models.Index(condition=models.Q(('guarded_at', None)), fields=['seen_at'], name='versions_to_guard'),
                    models.Index(condition=models.Q(('indexed_at', None)), fields=['seen_at'], name='versions_to_index'),
                    models.Index(condition=models.Q(('recalled_at', None)), fields=['seen_at'], name='versions_to_recall'),
                    models.Index(condition=models.Q(('related_at', None)), fields=['seen_at'], name='versions_to_relate'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('article', 'number'), name='one_version_a_number'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('notices', models.JSONField(default=list)),
                ('draws_notices', models.BooleanField(default=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='articles.article')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='articles.version')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['article', 'at'], name='readings_by_time'),
                ],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='current',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version'),
        ),
        migrations.AddField(
            model_name='article',
            name='indexed',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version'),
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='articles.article')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('name', 'article'), name='one_credit_a_name'),
                ],
            },
        ),
    ]
